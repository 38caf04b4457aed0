"""The debate held against one engagement: claims on trial, knowledge rules, map, views."""
