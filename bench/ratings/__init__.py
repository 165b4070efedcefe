"""One population, rated by several: the product's engine, hand-written NumPy, OpenFisca."""
