import { Image, StyleSheet, View } from '@react-pdf/renderer'
import type { BrandLogo } from '../model/report-model.ts'
import { tagged } from '../tagging/tag.ts'
import { colours } from '../theme.ts'

type Size = { width: number; height: number }

/** How large a logo is drawn, in points: `area` makes wide and tall ones look alike; then width and height bound it. */
type Room = { area: number; width: number; height: number }

/** A pixel is drawn no larger than on a screen: 96 to the inch. */
const MOST_POINTS = 0.75

/** Width and height of a logo where it has this room; a small one is never blown up. */
export function fitLogo({ width, height }: Size, room: Room): Size {
  const scale = Math.min(MOST_POINTS, Math.sqrt(room.area / (width * height)), room.width / width, room.height / height)
  return { width: width * scale, height: height * scale }
}

const EMBEDDED = /^data:image\/png;base64,/
/** Around a logo on a dark field, as a share of its height, in points at least. */
const RIM = { share: 0.25, least: 3 }

/** `alt`: whose logo it is; without it, it is passed over when the document is read aloud. */
type LogoProps = { logo: BrandLogo; box: Size; alt?: string | undefined }

/** A logo, on a dark field if it is made for one. Only a picture that travels with the model is drawn: nothing is fetched, no file is read. */
export function Logo({ logo: { source, ground }, box, alt }: LogoProps) {
  if (!EMBEDDED.test(source)) return <View />
  const picture = <Image src={source} style={[styles.picture, box]} {...(alt ? tagged('Figure', { alt }) : {})} />
  if (ground === 'paper') return picture
  const rim = Math.max(RIM.least, box.height * RIM.share)
  return <View style={[styles.field, { paddingVertical: rim, paddingHorizontal: rim * 1.5 }]}>{picture}</View>
}

const styles = StyleSheet.create({
  picture: { flexShrink: 0 },
  field: { flexShrink: 0, backgroundColor: colours.ink, borderRadius: 2 },
})
