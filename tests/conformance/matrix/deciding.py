"""Which programs may read and decide what of rules, pools, zones, clearances, delegations and reviews."""

PAGES = ""

OPERATIONS = """
GET  /api/v1/entitlement-rules                401 403 403 403 403 403 403 403 200 403 200 403 401
POST /api/v1/entitlement-rules/preview        401 403 403 403 403 403 403 403 200 403 200 403 401
GET  /api/v1/entitlement-rules/{code}         401 403 403 403 403 403 403 403 200 403 200 403 401
POST /api/v1/entitlement-rules/{code}/preview 401 403 403 403 403 403 403 403 200 403 200 403 401
GET  /api/v1/pools                            401 403 403 403 403 403 403 403 200 403 200 403 401
POST /api/v1/pools                            401 403 403 403 403 403 403 403 201 403 201 403 401
GET  /api/v1/pools/{code}                     401 403 403 403 403 403 403 403 200 403 200 403 401
PUT  /api/v1/pools/{code}                     401 403 403 403 403 403 403 403 200 403 200 403 401
GET  /api/v1/pools/{code}/holders             401 403 403 403 403 403 403 403 200 403 200 403 401
GET  /api/v1/zones                            401 403 403 403 403 403 403 403 403 200 403 403 401
POST /api/v1/zones                            401 403 403 403 403 403 403 403 403 201 403 403 401
GET  /api/v1/zones/{code}                     401 403 403 403 403 403 403 403 403 200 403 403 401
PUT  /api/v1/zones/{code}                     401 403 403 403 403 403 403 403 403 200 403 403 401
POST /api/v1/zones/{code}/clearances          401 201 201 201 409 201 201 201 201 201 201 403 401
GET  /api/v1/clearances                       401 403 403 403 403 403 403 403 403 200 403 403 401
GET  /api/v1/me/clearances                    401 200 200 200 200 200 200 200 200 200 200 200 401
GET  /api/v1/clearances/{uuid}                401 403 403 403 200 403 403 403 403 200 403 403 401
POST /api/v1/clearances/{uuid}/decide         401 403 403 403 403 403 403 403 403 200 403 403 401
POST /api/v1/clearances/{uuid}/withdraw       401 403 403 403 403 403 403 403 403 409 403 403 401
GET  /api/v1/delegations                      401 403 403 403 403 403 403 403 200 403 200 403 401
POST /api/v1/delegations                      401 403 403 403 403 403 403 403 201 403 201 403 401
GET  /api/v1/me/delegations                   401 200 200 200 200 200 200 200 200 200 200 200 401
GET  /api/v1/delegations/{uuid}               401 403 403 200 403 403 403 403 200 403 200 403 401
POST /api/v1/delegations/{uuid}/end           401 403 403 403 403 403 403 403 200 403 200 403 401
GET  /api/v1/reviews                          401 403 403 200 403 403 403 403 200 403 200 403 401
POST /api/v1/reviews                          401 403 403 403 403 403 403 403 201 403 201 403 401
GET  /api/v1/reviews/{uuid}                   401 403 403 200 403 403 403 403 200 403 200 403 401
GET  /api/v1/reviews/{uuid}/items             401 403 403 200 403 403 403 403 200 403 200 403 401
GET  /api/v1/me/review-items                  401 200 200 200 200 200 200 200 200 200 200 200 401
POST /api/v1/review-items/{uuid}/decide       401 403 403 403 403 403 403 403 200 403 200 403 401
POST /api/v1/reviews/{uuid}/close             401 403 403 403 403 403 403 403 200 403 200 403 401
"""
