public import Access
public import ArgumentParser

extension Role: ExpressibleByArgument {}

extension KeyScope: ExpressibleByArgument {}
