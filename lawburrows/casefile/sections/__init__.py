"""What each app shows on the page of joint management, one module an app."""
