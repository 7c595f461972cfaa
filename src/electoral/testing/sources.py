"""The books and papers that state properties."""

BALINSKI_YOUNG = "M. L. Balinski and H. P. Young, Fair Representation, 2nd ed., 2001 (from memory)"
PUKELSHEIM = "F. Pukelsheim, Proportional Representation, 2nd ed., 2017 (from memory)"
