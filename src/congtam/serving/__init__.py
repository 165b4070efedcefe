"""Starting on a machine: the data folder made ready, an address, TLS by an authority of one's own, the server."""
