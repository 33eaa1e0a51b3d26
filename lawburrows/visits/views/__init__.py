"""The pages of visits, contacts and referrals."""
