"""Why a person is managed - convictions, disposals, notification requirements."""
