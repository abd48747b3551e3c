/** Binary XML tokens ([MS-EVEN6] 2.2.12). The flag 0x40 says that more follows and is taken off before comparing. */
export const token = {
  endOfFragment: 0x00,
  openStartElement: 0x01,
  closeStartElement: 0x02,
  closeEmptyElement: 0x03,
  endElement: 0x04,
  value: 0x05,
  attribute: 0x06,
  cdataSection: 0x07,
  characterReference: 0x08,
  entityReference: 0x09,
  processingInstructionTarget: 0x0a,
  processingInstructionData: 0x0b,
  templateInstance: 0x0c,
  substitution: 0x0d,
  optionalSubstitution: 0x0e,
  fragmentHeader: 0x0f,
} as const;

/** On an open-start-element token: an attribute list follows. */
export const moreFlag = 0x40;

/** Elements, fragments and templates nested deeper than this are refused: no real event comes near. */
export const maxDepth = 48;
