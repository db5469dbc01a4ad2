"""What telephones ask for, and the pages about them."""
