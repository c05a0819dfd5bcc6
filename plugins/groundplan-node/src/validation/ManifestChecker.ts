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
import pLimit from 'p-limit';
import { HostRequestError } from '../transport/HostRequestError';
import { HostTransport } from '../transport/HostTransport';
import { dryRunManifest } from './dry-run/dryRunManifest';
import { DryRunVerdict } from './dry-run/DryRunVerdict';
import { Manifest } from './manifests/Manifest';
import { HostSchemas } from './openapi/HostSchemas';
import { KindSchema } from './openapi/KindSchema';
import { readDefinedKinds } from './openapi/readDefinedKinds';
import { ManifestReport } from './ManifestReport';
import { checkAgainstSchema } from './schema/checkAgainstSchema';

/** Options of {@link ManifestChecker.create}. @internal */
export interface ManifestCheckerOptions {
  transport: HostTransport;
  schemas: HostSchemas;
  /** All objects of the change. */
  manifests: readonly Manifest[];
  /** Of objects that name none. */
  namespace: string;
  signal: AbortSignal;
}

/** As many at a time, so that a change of hundreds leaves others their turn. */
const CONCURRENCY = 4;

/** Anything else would be another path. */
const NAMESPACE = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * Checks the objects of a change: each by the server's dry run where it lets us,
 * and by the schema where it does not or where the server stopped early.
 *
 * @internal
 */
export class ManifestChecker {
  readonly #options: ManifestCheckerOptions;
  readonly #defined: ReadonlyMap<string, KindSchema>;
  readonly #namespaces: ReadonlySet<string>;

  private constructor(options: ManifestCheckerOptions) {
    const { manifests } = options;
    this.#options = options;
    this.#defined = new Map(
      manifests
        .filter(({ kind }) => kind === 'CustomResourceDefinition')
        .flatMap(({ object }) => [...readDefinedKinds(object)]),
    );
    this.#namespaces = new Set(
      manifests
        .filter(({ kind, group }) => kind === 'Namespace' && group === '')
        .map(({ name }) => name),
    );
  }

  static create(options: ManifestCheckerOptions): ManifestChecker {
    return new ManifestChecker(options);
  }

  /** A report of each, in their order. */
  async check(): Promise<ManifestReport[]> {
    const limit = pLimit(CONCURRENCY);
    return Promise.all(
      this.#options.manifests.map(manifest =>
        limit(() => this.#checkOne(manifest)),
      ),
    );
  }

  async #checkOne(manifest: Manifest): Promise<ManifestReport> {
    const report = ManifestReport.create(manifest);
    const { group, version, kind } = manifest;
    const defined = this.#defined.get(`${group}/${version}/${kind}`);
    if (defined) {
      this.#checkSchema(
        report,
        defined,
        'its kind comes with this change, and only the schema there was used',
      );
      return report;
    }
    let served: KindSchema | undefined;
    try {
      served = await this.#options.schemas.kind(manifest);
    } catch (error) {
      if (!(error instanceof HostRequestError)) {
        throw error;
      }
      report.leaveOut(
        '',
        `the host does not say what it serves: ${error.message}`,
      );
      return report;
    }
    if (!served) {
      report.warn(
        'apiVersion',
        `the host serves no ${kind} of ${manifest.apiVersion}: is its CustomResourceDefinition installed there, or made by this change?`,
      );
      report.leaveOut('', 'the host does not serve its kind');
      return report;
    }
    this.#conclude(report, served, await this.#dryRun(manifest, served));
    return report;
  }

  async #dryRun(
    manifest: Manifest,
    served: KindSchema,
  ): Promise<DryRunVerdict> {
    const { transport, namespace, signal } = this.#options;
    const metadata = ['metadata.name', 'metadata.namespace'];
    if (metadata.some(field => manifest.isSubstituted(field))) {
      return { kind: 'not-asked', why: 'Flux fills in its name' };
    }
    const target = manifest.namespace ?? namespace;
    if (!NAMESPACE.test(target)) {
      return { kind: 'not-asked', why: 'its namespace can be none' };
    }
    return dryRunManifest({
      transport,
      manifest,
      collection: served.collection,
      namespace: target,
      signal,
    });
  }

  #conclude(
    report: ManifestReport,
    served: KindSchema,
    verdict: DryRunVerdict,
  ): void {
    if (verdict.kind === 'not-asked') {
      const namespace = report.manifest.namespace ?? this.#options.namespace;
      if (verdict.lacksNamespace && !this.#namespaces.has(namespace)) {
        report.warn(
          'metadata.namespace',
          `the host has no namespace ${namespace}: is it made before this is applied?`,
        );
      }
      this.#checkSchema(report, served, verdict.why);
      return;
    }
    const isSubstituted = report.manifest.substitutions.length > 0;
    report.refuseByServer(verdict.problems);
    if (verdict.skipsRules) {
      report.leaveOut(
        'CEL rules',
        'the host evaluates them once the rest is right',
      );
    }
    verdict.warnings.forEach(warning => report.warn(undefined, warning));
    if (verdict.isPartial || (isSubstituted && verdict.problems.length > 0)) {
      report.refuse(
        checkAgainstSchema(report.manifest.object, served).problems,
      );
    }
    report.checkedBy = 'server';
  }

  #checkSchema(report: ManifestReport, kind: KindSchema, why: string): void {
    const verdict = checkAgainstSchema(report.manifest.object, kind);
    report.refuse(verdict.problems);
    report.leaveOut('admission', why);
    for (const { what, why: reason } of verdict.unchecked) {
      report.leaveOut(what, reason);
    }
    report.checkedBy = 'schema';
  }
}
