/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import { HostConnection } from '../host-clusters/HostConnection';
import { DEFAULT_TIMING } from '../mirror/MirrorTiming';
import { HostTransport } from '../transport/HostTransport';
import { TurnQueue } from '../transport/TurnQueue';
import { checkIdentity, findDuplicates } from './manifests/checkIdentity';
import { readManifests } from './manifests/readManifests';
import { ManifestChecker } from './ManifestChecker';
import { ManifestReport } from './ManifestReport';
import { HostSchemas } from './openapi/HostSchemas';
import { servedDocuments } from './openapi/servedDocuments';
import { ValidationFinding, ValidationResult } from './ValidationResult';

/**
 * Checks the Kubernetes objects in files as the host cluster would when they are
 * applied, without changing anything there: by a dry run where the host lets us
 * create them, else by the schemas that it serves. What was not checked is named.
 *
 * @remarks
 * A host that does not answer is no failure: then nothing is checked, and that
 * is said of each object.
 *
 * @public
 */
export async function validateFiles(options: {
  /** A file without content is deleted, and is not looked at. */
  files: { path: string; content: string | null }[];
  connection: HostConnection;
  /** Of objects that name none; `default` where it is not given. */
  namespace?: string;
  signal?: AbortSignal;
}): Promise<ValidationResult> {
  const { files, connection, namespace = 'default' } = options;
  const signal = options.signal ?? new AbortController().signal;
  const { manifests, findings, unchecked } = readManifests(files);
  const transport = HostTransport.create({
    connection,
    turns: new TurnQueue(),
    responseMs: DEFAULT_TIMING.responseMs,
    maxConcurrentRequests: DEFAULT_TIMING.maxConcurrentRequests,
  });
  try {
    const schemas = HostSchemas.create({
      host: connection.name,
      transport,
      cache: servedDocuments,
      signal,
    });
    const reports = await ManifestChecker.create({
      transport,
      schemas,
      manifests,
      namespace,
      signal,
    }).check();
    return {
      findings: inOrder(files, [
        ...findings,
        ...withoutRepeats(
          manifests.flatMap(checkIdentity),
          reports.flatMap(report => report.findings),
        ),
        ...findDuplicates(manifests, namespace),
      ]),
      unchecked: [...unchecked, ...reports.flatMap(report => report.unchecked)],
      checkedBy: summarize(reports),
    };
  } finally {
    transport.close();
  }
}

/** What both say of one field is said better by the first. */
function withoutRepeats(
  first: ValidationFinding[],
  second: ValidationFinding[],
): ValidationFinding[] {
  const keyOf = ({ path, line, field }: ValidationFinding) =>
    JSON.stringify([path, line, field]);
  const said = new Set(first.map(keyOf));
  return [...first, ...second.filter(finding => !said.has(keyOf(finding)))];
}

function inOrder(
  files: { path: string }[],
  findings: ValidationFinding[],
): ValidationFinding[] {
  const order = new Map(files.map(({ path }, index) => [path, index]));
  return findings.sort(
    (a, b) =>
      (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0) ||
      (a.line ?? 0) - (b.line ?? 0),
  );
}

function summarize(reports: ManifestReport[]): ValidationResult['checkedBy'] {
  const ways = new Set(reports.map(report => report.checkedBy));
  const [only = 'none'] = ways;
  return ways.size > 1 ? 'mixed' : only;
}
