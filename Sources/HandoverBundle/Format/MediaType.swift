import HandoverModel

/// The media type that a file name announces.
enum MediaType {
  static func of(_ path: BundlePath) -> String { table[path.fileExtension] ?? "application/octet-stream" }

  private static let table: [String: String] = [
    "7z": "application/x-7z-compressed", "avi": "video/x-msvideo", "bmp": "image/bmp", "css": "text/css",
    "csv": "text/csv", "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "dwg": "image/vnd.dwg", "eml": "message/rfc822", "epub": "application/epub+zip", "gif": "image/gif",
    "gz": "application/gzip", "htm": "text/html", "html": "text/html", "ico": "image/vnd.microsoft.icon",
    "jpeg": "image/jpeg", "jpg": "image/jpeg", "js": "text/javascript", "json": "application/json",
    "kml": "application/vnd.google-earth.kml+xml", "m4a": "audio/mp4", "m4v": "video/mp4",
    "md": "text/markdown", "mkv": "video/matroska", "mov": "video/quicktime", "mp3": "audio/mpeg",
    "mp4": "video/mp4", "msg": "application/vnd.ms-outlook",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet", "odt": "application/vnd.oasis.opendocument.text",
    "ogg": "audio/ogg", "pdf": "application/pdf", "png": "image/png", "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pst": "application/vnd.ms-outlook", "rar": "application/vnd.rar", "rtf": "application/rtf",
    "sql": "application/sql", "svg": "image/svg+xml", "tif": "image/tiff", "tiff": "image/tiff",
    "txt": "text/plain", "wav": "audio/wav", "webm": "video/webm", "webp": "image/webp",
    "wmv": "video/x-ms-wmv", "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xml": "application/xml",
    "yaml": "application/yaml", "yml": "application/yaml", "zip": "application/zip",
  ]
}
