"""Pure rules about persons and organisations: what an identifier is, how names are told apart, what is masked."""
