import { StyleSheet, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'

/** Sections under one another. A gap, unlike a margin, is left out where a page ends. */
export function Sections({ children }: { children: ReactNode }) {
  return <View style={styles.sections}>{children}</View>
}

const styles = StyleSheet.create({ sections: { rowGap: 24 } })
