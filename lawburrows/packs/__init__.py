"""Meeting packs: for each who is asked, on paper, the cases that they are asked to and the parts that they may have."""
