import Glibc

/// The system's rules for local time, which libzip asks several times for every entry.
package enum LocalTime {
  /// Names the file in which the system keeps its time zone, unless the user has named a time zone.
  ///
  /// The answers stay the same, but the C library no longer looks whether that file has changed each time it is asked.
  /// To be called before there is a second thread.
  package static func settle() { _ = unsafe setenv("TZ", ":/etc/localtime", 0) }
}
