"""Starting on a machine: the data folder, an address, TLS by an authority of its own, the server."""
