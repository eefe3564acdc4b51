const documents = {
  title: "Documents",
  search: "Search documents",
  kind: "Kind",
  "kind.contract": "Contract",
  "kind.cv": "CV",
  "kind.invoice": "Invoice",
  "kind.work_post_form": "Work-post form",
  "kind.general": "General",
  "status.available": "Available",
  "status.quarantined": "In quarantine",
  "status.cancelled": "Cancelled",
  "status.replaced": "Replaced",
  name: "Name",
  date: "Date",
  size: "Size",
  download: "Download",
  none: "No documents",
  noneHint: "Contracts, CVs and invoices appear here by themselves.",
};

export default documents;
