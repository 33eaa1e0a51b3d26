"""The pages of notifications and referrals."""
