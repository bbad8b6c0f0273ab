"""One assessment: from knowledge and an organisation to items, each with its reason."""
