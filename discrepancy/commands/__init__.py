"""The commands, one file each; `discrepancy.cli` joins them."""
