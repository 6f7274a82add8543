import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { fonts, watermarkColour } from '../theme.ts'

type WatermarkProps = { text: string; width: number; height: number }

/** Across a page, below what is written on it and too pale to disturb; nothing of it is read aloud. */
export function Watermark({ text, width, height }: WatermarkProps) {
  const fontSize = Math.min(150, (1.5 * Math.min(width, height)) / text.length)
  return (
    <View fixed style={[styles.place, { width, height }]}>
      <Text style={[styles.text, { width, fontSize }]}>{text}</Text>
    </View>
  )
}

const styles = StyleSheet.create({
  place: { position: 'absolute', top: 0, left: 0, alignItems: 'center', justifyContent: 'center' },
  text: {
    fontFamily: fonts.sans,
    fontWeight: 600,
    lineHeight: 1.2,
    textAlign: 'center',
    color: watermarkColour,
    transform: 'rotate(-35deg)',
  },
})
