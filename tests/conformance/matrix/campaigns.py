"""Campaigns, choices, advice and results, for programs; the rule of a campaign."""

PAGES = """
GET  registration:campaign-rule             302 403 403 403 403 200 403 403 403 403 200 403 302
POST registration:campaign-rule             403 403 403 403 403 302 403 403 403 403 302 403 403
GET  registration:give-adviser              302 403 403 403 403 200 403 403 403 403 200 403 302
POST registration:give-adviser              403 403 403 403 403 302 403 403 403 403 302 403 403
"""

OPERATIONS = """
GET  /api/v1/campaigns                                 401 403 403 403 403 200 200 403 403 403 200 403 401
GET  /api/v1/campaigns/{code}                          401 200 200 403 403 200 200 403 403 403 200 403 401
GET  /api/v1/campaigns/{code}/advised                  401 403 403 200 403 403 403 403 403 403 403 403 401
GET  /api/v1/campaigns/{code}/assignments              401 403 403 403 403 200 403 403 403 403 200 403 401
GET  /api/v1/campaigns/{code}/assignments/{uuid}/lines 401 403 403 403 403 200 403 403 403 403 200 403 401
GET  /api/v1/campaigns/{code}/board                    401 403 403 403 403 200 200 403 403 403 200 403 401
GET  /api/v1/campaigns/{code}/forecast                 401 403 403 403 403 200 200 403 403 403 200 403 401
GET  /api/v1/campaigns/{code}/result/me                401 404 404 403 403 403 403 403 403 403 403 403 401
GET  /api/v1/campaigns/{code}/wishes/me                401 200 200 403 403 403 403 403 403 403 403 403 401
GET  /api/v1/derogations                               401 403 403 200 403 200 403 403 403 403 403 403 401
GET  /api/v1/derogations/{uuid}                        401 200 403 200 403 200 403 403 403 403 403 403 401
GET  /api/v1/wish-lists/{uuid}                         401 200 403 200 403 200 403 403 403 403 403 403 401
GET  /api/v1/wishes/me                                 401 200 200 403 403 403 403 403 403 403 403 403 401
POST /api/v1/campaigns/{code}/derogations              401 201 201 403 403 403 403 403 403 403 403 403 401
POST /api/v1/campaigns/{code}/wishes/me/reopen         401 409 409 403 403 403 403 403 403 403 403 403 401
POST /api/v1/campaigns/{code}/wishes/me/send           401 409 409 403 403 403 403 403 403 403 403 403 401
POST /api/v1/derogations/{uuid}/decide                 401 403 403 200 403 200 403 403 403 403 403 403 401
POST /api/v1/derogations/{uuid}/withdraw               401 200 403 403 403 403 403 403 403 403 403 403 401
POST /api/v1/proposals/{uuid}/take-over                401 200 403 403 403 403 403 403 403 403 403 403 401
POST /api/v1/wish-lists/{uuid}/approve                 401 403 403 409 403 409 403 403 403 403 403 403 401
POST /api/v1/wish-lists/{uuid}/comments                401 201 403 201 403 201 403 403 403 403 403 403 401
POST /api/v1/wish-lists/{uuid}/proposals               401 403 403 201 403 201 403 403 403 403 403 403 401
POST /api/v1/wish-lists/{uuid}/read                    401 403 403 200 403 200 403 403 403 403 403 403 401
POST /api/v1/wish-lists/{uuid}/return                  401 403 403 409 403 409 403 403 403 403 403 403 401
PUT  /api/v1/campaigns/{code}/rule                     401 403 403 403 403 200 403 403 403 403 200 403 401
PUT  /api/v1/campaigns/{code}/wishes/me                401 409 409 403 403 403 403 403 403 403 403 403 401
"""
