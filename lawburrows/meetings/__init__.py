"""Meetings of joint management: the calendar, the cases of each, who is asked, what agencies hold, the minutes."""
