//! GIF (version 89a), block by block.

/// A GIF up to its end, without comments, texts and what applications wrote, but for how often it plays.
pub(super) fn bare(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let screen = 13 + bytes.get(10).copied().map_or(0, colours);
    let (head, mut rest) = bytes.split_at(screen.min(bytes.len()));
    out.extend(head);
    while let Some((&introducer, after)) = rest.split_first() {
        let length = match introducer {
            b'!' => {
                let Some((label, blocks)) = after.split_first() else { break };
                let length = extent(blocks);
                let (body, _) = blocks.split_at(length);
                match label {
                    // How long the next frame is shown.
                    0xf9 => out.extend([&[b'!', 0xf9], body].concat()),
                    0xff => out.extend(repetition(body).unwrap_or_default()),
                    _ => {}
                }
                2 + length
            }
            b',' => {
                let start = 11 + after.get(8).copied().map_or(0, colours);
                let length = start + rest.get(start..).map_or(0, extent);
                out.extend(&rest[..length.min(rest.len())]);
                length
            }
            b';' => {
                out.push(b';');
                break;
            }
            // No decoder goes on here.
            _ => break,
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// How many bytes a table of colours has, by the flags that speak of it.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// How many bytes of these are blocks, with the empty one that ends them.
fn extent(bytes: &[u8]) -> usize {
    let mut end = 0;
    while let Some(&length) = bytes.get(end) {
        end += 1 + usize::from(length);
        if length == 0 {
            break;
        }
    }
    end.min(bytes.len())
}

/// The extension that says how often a picture plays, and no more.
fn repetition(body: &[u8]) -> Option<Vec<u8>> {
    let name = body.get(..12).filter(|name| matches!(&name[1..], b"NETSCAPE2.0" | b"ANIMEXTS1.0"))?;
    let times = body.get(12..16).filter(|block| block[0] == 3 && block[1] == 1)?;
    Some([b"!\xff", name, times, &[0]].concat())
}
