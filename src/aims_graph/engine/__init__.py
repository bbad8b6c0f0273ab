"""Running rules and shapes: strata under Oxigraph and under pySHACL, and the linter of the rule form."""
