enum HighLevelPlaceholder {}
