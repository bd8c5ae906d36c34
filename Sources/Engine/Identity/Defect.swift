/// A deliberate mistake, for the simulation to find: what finds none of these finds no real one either.
///
/// Nothing outside of this package can ask for one, and nothing in the product does.
package enum Defect: String, CaseIterable, Sendable {
    /// What is created carries no marker.
    case dropsMarker
    /// A write whose outcome is unclear counts as not done.
    case forgetsDoubt
    /// Nobody looks for what an unclear write may have made.
    case neverLooksUp
    /// A write overwrites what moved since it was planned.
    case skipsBaseCheck
    /// A scan that failed on its way counts as complete.
    case believesBrokenScan
    /// What a list does not show is gone, without another look.
    case believesAbsence
    /// The base stays as it was when a write is done.
    case forgetsBase
    /// What was read is stored first, and that it has to be looked at later.
    case splitsIntake
    /// Events are consumed first, and planned later.
    case consumesFirst
    /// What an earlier process left on its way stays there.
    case leavesLeases
    /// What the search shows late counts as new.
    case takesStale
    /// An unclear write is tried again at once, while the first may still be under way.
    case retriesAtOnce
    /// A write that found its target moved is dropped.
    case forgetsReplan
    /// A write that found its target gone is dropped.
    case forgetsMissing
    /// A link is not told of the object that was made for it.
    case forgetsLink
    /// Ids begin with the clock again after a restart.
    case reusesIDs
    /// The first failure is the last one.
    case givesUpAtOnce
    /// An object that is there already is nobody's.
    case adoptsNobody
    /// That a record is gone is noted and told to nobody.
    case keepsDeletions
}
