"""What is typed on the page of a register: how it is read, and how it is shown again."""
