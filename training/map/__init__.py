"""Outlines of Natural Earth and towns of GeoNames come in; the base of the workbench's map goes out."""
