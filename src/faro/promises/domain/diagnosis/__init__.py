"""The figures with which plans describe the place, and where they contradict each other."""
