import { Box, Text } from "ink";
import { compactLine, type StyledLine } from "../lines/styled-line.ts";
import { paint } from "./paint.ts";

/** One line of the frame, never more than one row high. */
export function Line({ line, isSelected = false }: { line: StyledLine; isSelected?: boolean }) {
  // The bar of the selected row goes to the end of the list.
  const spans = isSelected ? line : compactLine(line);
  return (
    <Box height={1} flexShrink={0}>
      <Text wrap="truncate" inverse={isSelected}>
        {spans.map((part, index) => (
          <Text key={index} {...paint[part.tone]}>
            {part.text}
          </Text>
        ))}
      </Text>
    </Box>
  );
}

/** Lines from `offset` on, filling exactly `height` rows. */
export function Lines({ lines, offset, height }: { lines: readonly StyledLine[]; offset: number; height: number }) {
  return (
    <Box flexDirection="column" height={height} overflowY="hidden">
      {lines.slice(offset, offset + height).map((line, index) => (
        <Line key={index} line={line} />
      ))}
    </Box>
  );
}
