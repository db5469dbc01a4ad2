"""What the public pages of promises are made of: marks, pictures, feeds, words; none of it asks who reads."""
