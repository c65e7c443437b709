"""Addresses of campaigns."""

from django.urls import path

from cartable.engines.registration.web.campaigns.keeping import (
    CampaignPhases,
    CancelCampaign,
    ChangeCampaign,
    NewCampaign,
)
from cartable.engines.registration.web.campaigns.listing import CampaignList, CampaignPage
from cartable.engines.registration.web.campaigns.reminding import SendReminder
from cartable.engines.registration.web.campaigns.stating import CampaignRule

urlpatterns = [
    path("campaigns/", CampaignList.as_view(), name="campaigns"),
    path("campaigns/new/", NewCampaign.as_view(), name="new-campaign"),
    path("campaigns/<str:code>/", CampaignPage.as_view(), name="campaign"),
    path("campaigns/<str:code>/change/", ChangeCampaign.as_view(), name="change-campaign"),
    path("campaigns/<str:code>/phases/", CampaignPhases.as_view(), name="campaign-phases"),
    path("campaigns/<str:code>/rule/", CampaignRule.as_view(), name="campaign-rule"),
    path("campaigns/<str:code>/remind/", SendReminder.as_view(), name="campaign-remind"),
    path("campaigns/<str:code>/cancel/", CancelCampaign.as_view(), name="cancel-campaign"),
]
