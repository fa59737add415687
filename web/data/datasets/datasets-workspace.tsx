"use client";

import { DropZone } from "#web/controls/drop-zone.tsx";
import { EmptyNote } from "#web/controls/empty-note.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useDatasets } from "#web/data-access/data-queries.ts";
import { uploadDataset } from "#web/data-access/upload-file.ts";
import { useUploads } from "#web/data-access/use-uploads.ts";
import { PageHead } from "#web/frame/page-head.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { DatasetDetail } from "./dataset-detail.tsx";
import { DatasetList } from "./dataset-list.tsx";
import { FileChooser } from "./file-chooser.tsx";
import { UploadList } from "./upload-list.tsx";

const words = dataHubWords.datasets;

/** The datasets: to find, to look into, and to add to. The address names one by id, or by name for its newest version. */
export function DatasetsWorkspace() {
  const { data: datasets, error, refetch } = useDatasets();
  const { uploads, start, cancel, dismiss } = useUploads(uploadDataset);
  const named = usePlace().read("dataset");
  const chosen = named ?? datasets?.[0]?.id;
  return (
    <DropZone label={dataHubWords.upload.dropNow} look="page" onFiles={start}>
      <PageHead title={dataHubWords.places.datasets} text={words.subtitle}>
        <FileChooser onFiles={start} />
      </PageHead>
      <UploadList uploads={uploads} onCancel={cancel} onDismiss={dismiss} />
      {error !== null && <FailureNote failure={error} onRetry={() => void refetch()} />}
      {datasets === undefined && error === null && <SkeletonLines count={4} height={56} />}
      {datasets?.length === 0 && <EmptyNote title={words.none}>{words.noneText}</EmptyNote>}
      {datasets !== undefined && chosen !== undefined && (
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(240px,300px)_1fr]">
          <DatasetList datasets={datasets} chosen={chosen} />
          <DatasetDetail key={chosen} id={chosen} datasets={datasets} />
        </div>
      )}
    </DropZone>
  );
}
