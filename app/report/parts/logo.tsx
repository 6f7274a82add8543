import { Image, StyleSheet, View } from '@react-pdf/renderer'
import type { BrandLogo } from '../model/cover-model.ts'
import { tagged } from '../tagging/tag.ts'
import { colours } from '../theme.ts'

type Size = { width: number; height: number }

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
