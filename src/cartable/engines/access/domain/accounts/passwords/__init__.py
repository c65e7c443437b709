"""What a password must be: long, not among those that are known, not made of one's own name. Nothing else is asked.

No kind of character is required and nothing expires: NIST SP 800-63B (section 3.1.1.2) and the CNIL's recommendation of
21 July 2022 (deliberation 2022-100). The CNIL wants 50 bits where tries are limited, as they are here.
"""
