"""Runs of the engine over sealed inputs, findings, report files, improvement commitments."""
