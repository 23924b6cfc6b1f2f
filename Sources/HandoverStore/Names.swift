import GRDB
import HandoverModel

// GRDB has types of the same names; in this module these are ours.
typealias Record = HandoverModel.Record
typealias Column = HandoverModel.Column
