"""Addresses of the pages of accounts."""

from django.urls import URLPattern, path

from cartable.engines.access.web.accounts.account import AccountPage
from cartable.engines.access.web.accounts.accounts import AccountList
from cartable.engines.access.web.accounts.activating import Activate, activated
from cartable.engines.access.web.accounts.acts import (
    EndAccountSessions,
    FollowAccount,
    ReopenAccount,
    ResetFactors,
    SuspendAccount,
)
from cartable.engines.access.web.accounts.charter import CharterPage
from cartable.engines.access.web.accounts.charters import (
    CharterList,
    CharterVersion,
    EditCharter,
    NewCharter,
    PublishCharter,
)
from cartable.engines.access.web.accounts.issuing import IssueCode, IssueCodes
from cartable.engines.access.web.accounts.my_account import end_one, end_others, my_account
from cartable.engines.access.web.accounts.policy import AccountPolicyPage
from cartable.engines.access.web.accounts.recovering import Recover
from cartable.engines.access.web.accounts.strong import strong

urlpatterns: list[URLPattern] = [
    path("activate/", Activate.as_view(), name="activate"),
    path("activate/done/", activated, name="activated"),
    path("activate/lost/", Recover.as_view(), name="recover"),
    path("charter/", CharterPage.as_view(), name="charter"),
    path("strong/", strong, name="strong"),
    path("my-account/", my_account, name="my-account"),
    path("my-account/sessions/end/", end_others, name="end-sessions"),
    path("my-account/sessions/<int:pk>/end/", end_one, name="end-session"),
    path("accounts/", AccountList.as_view(), name="accounts"),
    path("accounts/rules/", AccountPolicyPage.as_view(), name="account-policy"),
    path("accounts/codes/", IssueCodes.as_view(), name="issue-codes"),
    path("accounts/<uuid:uuid>/", AccountPage.as_view(), name="account"),
    path("accounts/<uuid:uuid>/suspend/", SuspendAccount.as_view(), name="suspend-account"),
    path("accounts/<uuid:uuid>/reopen/", ReopenAccount.as_view(), name="reopen-account"),
    path("accounts/<uuid:uuid>/follow/", FollowAccount.as_view(), name="follow-account"),
    path("accounts/<uuid:uuid>/code/", IssueCode.as_view(), name="issue-code"),
    path("accounts/<uuid:uuid>/sessions/end/", EndAccountSessions.as_view(), name="end-account-sessions"),
    path("accounts/<uuid:uuid>/factors/reset/", ResetFactors.as_view(), name="reset-factors"),
    path("charters/", CharterList.as_view(), name="charters"),
    path("charters/new/", NewCharter.as_view(), name="new-charter"),
    path("charters/<int:version>/", CharterVersion.as_view(), name="charter-version"),
    path("charters/<int:version>/edit/", EditCharter.as_view(), name="edit-charter"),
    path("charters/<int:version>/publish/", PublishCharter.as_view(), name="publish-charter"),
]
