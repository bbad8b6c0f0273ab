"""Loading, flat graphs and canonical literals, over an embedded Oxigraph store."""
