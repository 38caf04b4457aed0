"""The engine of LLM Deployment Advisor: what to run, what it costs, how sure that is."""
