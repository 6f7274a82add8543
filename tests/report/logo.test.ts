import { describe, expect, test } from 'vitest'
import { decodePng } from '#app/report/logo/decode-png.ts'
import { redrawLogo } from '#app/report/logo/redraw.ts'
import { fitLogo } from '#app/report/parts/fit-logo.ts'
import {
  CMYK_JPEG,
  jpegOf,
  jpegSegment,
  pngChunk,
  pngFrom,
  pngHeader,
  pngOf,
  progressiveJpeg,
} from './support/pictures.ts'

/** Pixels of what is kept, as `rrggbbaa`, line by line. */
function keptOf(picture: Uint8Array): string[][] {
  const { width, height, pixels } = decodePng(redrawLogo(picture).png)
  const hex = Buffer.from(pixels).toString('hex')
  const all = hex.match(/.{8}/g) ?? []
  return Array.from({ length: height }, (_, y) => all.slice(y * width, (y + 1) * width))
}

const RED = 'ff0000ff'
const BLUE = '0000ffff'
const palette = pngChunk('PLTE', Buffer.from([255, 0, 0, 0, 0, 255]))

describe('a picture is drawn as it looks', () => {
  const square = { width: 2, height: 2 }
  test.each([
    ['colour with opacity', pngOf({ width: 2, height: 1 }, [[0, 255, 0, 0, 255, 0, 0, 255, 255]]), [[RED, BLUE]]],
    ['colour', pngOf({ width: 2, height: 1, kind: 2 }, [[0, 255, 0, 0, 0, 0, 255]]), [[RED, BLUE]]],
    [
      'one colour that is clear',
      pngOf(
        { width: 3, height: 1, kind: 2 },
        [[0, 255, 0, 0, 1, 2, 3, 0, 0, 255]],
        [pngChunk('tRNS', Buffer.from([0, 1, 0, 2, 0, 3]))],
      ),
      [[RED, '01020300', BLUE]],
    ],
    ['grey', pngOf({ width: 2, height: 1, kind: 0 }, [[0, 0, 136]]), [['000000ff', '888888ff']]],
    [
      'grey of one bit',
      pngOf({ width: 2, height: 2, kind: 0, depth: 1 }, [
        [0, 0x40],
        [0, 0x80],
      ]),
      [
        ['000000ff', 'ffffffff'],
        ['ffffffff', '000000ff'],
      ],
    ],
    ['grey with opacity', pngOf({ width: 2, height: 1, kind: 4 }, [[0, 0, 255, 136, 128]]), [['000000ff', '88888880']]],
    [
      'a palette of two bits',
      pngOf({ width: 3, height: 1, kind: 3, depth: 2 }, [[0, 0b00010000]], [palette]),
      [[RED, BLUE, RED]],
    ],
    [
      'a palette with opacity',
      pngOf({ width: 2, height: 1, kind: 3, depth: 8 }, [[0, 0, 1]], [palette, pngChunk('tRNS', Buffer.from([128]))]),
      [['ff000080', BLUE]],
    ],
    [
      'sixteen bits',
      pngOf({ width: 2, height: 1, kind: 2, depth: 16 }, [[0, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255]]),
      [[RED, BLUE]],
    ],
    [
      // Filters in turn: none, left, above, mean, Paeth (PNG 9.2); grey, worked by hand.
      'every filter',
      pngOf({ width: 2, height: 5, kind: 0 }, [
        [0, 10, 20],
        [1, 30, 5],
        [2, 1, 1],
        [3, 15, 18],
        [4, 0, 1],
      ]),
      [
        ['0a', '14'],
        ['1e', '23'],
        ['1f', '24'],
        ['1e', '33'],
        ['1e', '34'],
      ].map((line) => line.map((g) => `${g}${g}${g}ff`)),
    ],
    [
      // Passes of 2 x 2: the first pixel, then (pass 6) its right, then (pass 7) the second line.
      'lines that come interlaced',
      pngOf({ ...square, kind: 2, interlaced: true }, [
        [0, 255, 0, 0],
        [0, 0, 0, 255],
        [0, 0, 0, 255, 255, 0, 0],
      ]),
      [
        [RED, BLUE],
        [BLUE, RED],
      ],
    ],
    ['a JPEG in steps', progressiveJpeg(), Array.from({ length: 8 }, () => new Array(8).fill('000000ff'))],
  ])('%s', (_, picture, kept) => {
    expect(keptOf(picture)).toEqual(kept)
  })

  test('a JPEG of four inks becomes one of light: cyan on the left, red on the right', () => {
    const kept = keptOf(CMYK_JPEG)

    expect(kept[5]?.[5]).toMatch(/^[01][0-9a-f]f[0-9a-f]f[0-9a-f]ff$/)
    expect(kept[5]?.at(-5)).toMatch(/^f[0-9a-f][01][0-9a-f][01][0-9a-f]ff$/)
  })

  // The stored picture is black on the left and red on the right.
  test.each([
    [1, ['left', 'black', 'right', 'red']],
    [2, ['left', 'red', 'right', 'black']],
    [3, ['left', 'red', 'right', 'black']],
    [4, ['left', 'black', 'right', 'red']],
    [5, ['top', 'black', 'bottom', 'red']],
    [6, ['top', 'black', 'bottom', 'red']],
    [7, ['top', 'red', 'bottom', 'black']],
    [8, ['top', 'red', 'bottom', 'black']],
  ])('turned as its camera noted: %i', (orientation, expected) => {
    for (const isLittle of [true, false]) {
      const kept = keptOf(jpegOf(orientation, isLittle))
      const name = (pixel = '') => (pixel.startsWith('f') ? 'red' : 'black')
      const isTall = kept.length > (kept[0]?.length ?? 0)

      const [first, last] = [name(kept[4]?.[4]), name(kept.at(-4)?.at(-4))]
      expect(isTall ? ['top', first, 'bottom', last] : ['left', first, 'right', last]).toEqual(expected)
    }
  })

  test('the first frame stands for a picture that moves', () => {
    const frames = [pngChunk('acTL', Buffer.alloc(8)), pngChunk('fcTL', Buffer.alloc(26))]
    const later = [pngChunk('fcTL', Buffer.alloc(26)), pngChunk('fdAT', Buffer.from('not even packed'))]

    const moving = pngOf({ width: 2, height: 1, kind: 2 }, [[0, 255, 0, 0, 0, 0, 255]], frames, later)

    expect(keptOf(moving)).toEqual([[RED, BLUE]])
    expect(Buffer.from(redrawLogo(moving).png).includes('acTL')).toBe(false)
  })
})

describe('of a file nothing is kept but what is to be seen', () => {
  const CANARY = 'GIF89a<script>alert(1)</script>'
  const line = [[0, 255, 0, 0, 255]]
  test.each([
    ['what follows the end of a PNG', Buffer.concat([pngOf({ width: 1, height: 1 }, line), Buffer.from(CANARY)])],
    ['a text in a PNG', pngOf({ width: 1, height: 1 }, line, [pngChunk('tEXt', Buffer.from(`Comment\0${CANARY}`))])],
    ['EXIF in a PNG', pngOf({ width: 1, height: 1 }, line, [pngChunk('eXIf', Buffer.from(CANARY))])],
    ['what follows the end of a JPEG', Buffer.concat([jpegOf(), Buffer.from(CANARY)])],
    ['EXIF in a JPEG', jpegOf(1)],
    [
      'a comment in a JPEG',
      Buffer.concat([jpegOf().subarray(0, 2), jpegSegment(0xfe, Buffer.from(CANARY)), jpegOf().subarray(2)]),
    ],
  ])('%s is gone', (_, picture) => {
    const kept = Buffer.from(redrawLogo(picture).png)

    expect(kept.includes('<script>')).toBe(false)
    expect(kept.toString('latin1').match(/IHDR|IDAT|IEND|[a-z][A-Za-z]{3}(?=Comment)/g)).toEqual([
      'IHDR',
      'IDAT',
      'IEND',
    ])
  })

  test('the same picture gives the same bytes', () => {
    expect(redrawLogo(jpegOf())).toEqual(redrawLogo(jpegOf()))
  })
})

const packedBomb = Buffer.alloc(900_000)

describe('is refused (attacks 56, 57 and 59)', () => {
  const good = pngOf({ width: 2, height: 1, kind: 2 }, [[0, 255, 0, 0, 0, 0, 255]])
  test.each([
    ['nothing at all', Buffer.alloc(0), 'notAPicture'],
    [
      'a drawing in SVG, whatever its name',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'notAPicture',
    ],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'notAPicture'],
    ['a PDF', Buffer.from('%PDF-1.7 /JS (app.alert(1))'), 'notAPicture'],
    ['a GIF that is a script too', Buffer.from('GIF89a/*'.padEnd(64, ' ')), 'notAPicture'],
    ['WebP', Buffer.from('RIFF\x24\0\0\0WEBPVP8 '), 'notAPicture'],
    [
      'a PNG whose first bytes went through a text program',
      Buffer.from(good.toString('latin1').replace('\r\n', '\n'), 'latin1'),
      'notAPicture',
    ],
    ['one byte more than we take', Buffer.concat([good, Buffer.alloc(1024 * 1024 - good.length + 1)]), 'tooLarge'],
    ['only the signature', good.subarray(0, 8), 'damaged'],
    ['a PNG cut off', good.subarray(0, good.length - 20), 'damaged'],
    ['a PNG without its end', good.subarray(0, good.length - 12), 'damaged'],
    [
      'a PNG with a wrong check sum',
      Buffer.concat([good.subarray(0, 20), Buffer.from([9]), good.subarray(21)]),
      'damaged',
    ],
    ['a PNG of 50,000 x 50,000', pngFrom(pngHeader({ width: 50_000, height: 50_000 })), 'tooManyPixels'],
    ['a PNG one pixel too wide', pngFrom(pngHeader({ width: 4097, height: 1 })), 'tooManyPixels'],
    ['a PNG of no height', pngFrom(pngHeader({ width: 1, height: 0 })), 'damaged'],
    ['a PNG of an unknown kind', pngFrom(pngHeader({ width: 1, height: 1, kind: 5 })), 'damaged'],
    ['a PNG of an unknown depth', pngFrom(pngHeader({ width: 1, height: 1, depth: 7 })), 'damaged'],
    ['a PNG with a filter that there is not', pngOf({ width: 1, height: 1 }, [[5, 0, 0, 0, 0]]), 'damaged'],
    [
      'a PNG that needs a part nobody knows',
      pngOf({ width: 1, height: 1 }, [[0, 1, 1, 1, 255]], [pngChunk('ABCD')]),
      'damaged',
    ],
    ['a palette that has not the colour', pngOf({ width: 1, height: 1, kind: 3 }, [[0, 9]], [palette]), 'damaged'],
    ['less than the header announces', pngOf({ width: 100, height: 100 }, [[0, 1, 1, 1, 255]]), 'damaged'],
    ['a bomb: more than the header announces', pngOf({ width: 1, height: 1 }, [[...packedBomb]]), 'damaged'],
    ['a bomb in an interlaced PNG', pngOf({ width: 1, height: 1, interlaced: true }, [[...packedBomb]]), 'damaged'],
    ['nothing to be seen: all clear', pngOf({ width: 1, height: 1 }, [[0, 255, 0, 0, 0]]), 'blank'],
    ['nothing to be seen: all white', pngOf({ width: 1, height: 1, kind: 2 }, [[0, 255, 255, 255]]), 'blank'],
    ['a JPEG cut off', jpegOf().subarray(0, 200), 'damaged'],
    ['a JPEG of nothing but its start', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'damaged'],
    ['a JPEG of 60,000 x 60,000', withSize(jpegOf(), 60_000, 60_000), 'tooManyPixels'],
    ['a JPEG of no width', withSize(jpegOf(), 0, 16), 'damaged'],
    ['a JPEG of two frames', withTwoFrames(jpegOf()), 'damaged'],
    ['a JPEG in a thousand steps', progressiveJpeg(1000), 'damaged'],
    ['a JPEG of four inks that does not say which', withoutAdobe(CMYK_JPEG), 'damaged'],
  ])('%s', (_, picture, fault) => {
    expect(() => redrawLogo(picture)).toThrow(expect.objectContaining({ name: 'PictureRefused', fault }))
  })

  test('attack 58: a gigabyte in a text of a PNG is never unpacked', () => {
    const text = pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), Buffer.alloc(1_000_000, 0x78)]))
    const before = process.memoryUsage().rss

    redrawLogo(pngOf({ width: 1, height: 1 }, [[0, 255, 0, 0, 255]], [text]))

    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
  })
})

function withSize(picture: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(picture)
  const frame = changed.indexOf(Buffer.from([0xff, 0xc0]))
  changed.writeUInt16BE(height, frame + 5)
  changed.writeUInt16BE(width, frame + 7)
  return changed
}

function withTwoFrames(picture: Buffer): Buffer {
  const frame = picture.indexOf(Buffer.from([0xff, 0xc0]))
  const end = frame + 2 + picture.readUInt16BE(frame + 2)
  return Buffer.concat([picture.subarray(0, end), picture.subarray(frame)])
}

function withoutAdobe(picture: Buffer): Buffer {
  const changed = Buffer.from(picture)
  changed.write('Other', changed.indexOf('Adobe'))
  return changed
}

describe('a logo', () => {
  const row = (...pixels: number[][]) => [0, ...pixels.flat()]
  const [clear, white, ink, gold] = [
    [0, 0, 0, 0],
    [255, 255, 255, 255],
    [20, 30, 40, 255],
    [255, 214, 0, 255],
  ]

  test.each([
    ['in white', white, 'dark'],
    ['in a pale colour', gold, 'dark'],
    ['in dark ink', ink, 'paper'],
  ])('%s on clear ground is kept for ground that it is seen on', (_, colour, ground) => {
    const picture = pngOf({ width: 2, height: 1 }, [row(colour, clear)])

    expect(redrawLogo(picture).ground).toBe(ground)
  })

  test('in white on its own dark field needs no other', () => {
    expect(redrawLogo(pngOf({ width: 2, height: 1 }, [row(white, ink)])).ground).toBe('paper')
  })

  test('loses the margin around it', () => {
    const picture = pngOf({ width: 3, height: 3 }, [
      row(clear, clear, clear),
      row(clear, ink, clear),
      row(clear, clear, clear),
    ])

    expect(redrawLogo(picture)).toMatchObject({ width: 1, height: 1 })
  })

  // Half of the first new pixel is clear: half as opaque, and not darker for it.
  test('is made smaller without a dark seam along its edge', () => {
    const line = [0, ...Array.from({ length: 1200 }, (_, x) => (x === 1 ? clear : gold)).flat()]
    const { png, width } = redrawLogo(pngOf({ width: 1200, height: 2 }, [line, line]))

    expect(width).toBe(600)
    expect([...decodePng(png).pixels.subarray(0, 8)]).toEqual([255, 214, 0, 128, 255, 214, 0, 255])
  })
})

test.each([
  ['of a pixel', { width: 1, height: 1 }, { width: 0.75, height: 0.75 }],
  ['just large enough to be taken', { width: 64, height: 16 }, { width: 48, height: 12 }],
  ['of many pixels', { width: 600, height: 60 }, { width: 190, height: 19 }],
])('a logo %s is never drawn larger than on a screen', (_, pixels, points) => {
  expect(fitLogo(pixels, { area: 5200, width: 190, height: 72 })).toEqual(points)
})
