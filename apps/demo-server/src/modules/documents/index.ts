export { documentKinds } from './DocumentContent.ts';
export {
  listDocuments,
  readDocument,
  renderDocumentPage,
  renderDocumentPdf,
  sendDocument,
} from './documents.ts';
export { claimDocuments } from './issueDocument.ts';
export { readReceipt } from './readReceipt.ts';
export { requestDocument } from './requestDocument.ts';
export { requestStatements } from './requestStatements.ts';
