"""The pages of governance: figures, time limits, editions of guidance."""
