// Reading a file in slices; the same few megabytes serve the small entries that lie side by side.

const READ_WINDOW = 1 << 20;
const READ_PIECE = 1 << 22;

class SliceReader {
  constructor(file) {
    this.file = file;
    this.start = 0;
    this.window = new Uint8Array(0);
  }
  // So many bytes, or fewer where the file ends.
  async read(start, count) {
    if (start >= this.start && start + count <= this.start + this.window.length) {
      return this.window.subarray(start - this.start, start - this.start + count);
    }
    const wanted = count < READ_WINDOW / 2 ? READ_WINDOW : count;
    const bytes = new Uint8Array(await this.file.slice(start, start + wanted).arrayBuffer());
    if (bytes.length < Math.min(wanted, this.file.size - start)) throw new Error('short read');
    if (wanted === READ_WINDOW) {
      this.start = start;
      this.window = bytes;
    }
    return bytes.subarray(0, count);
  }
}
