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
import { DryRunProblem } from './dry-run/DryRunVerdict';
import { redactSecret } from './dry-run/redactSecret';
import { formatField } from './manifests/formatField';
import { Manifest } from './manifests/Manifest';
import { SchemaProblem } from './schema/Schema';
import { UncheckedPart, ValidationFinding } from './ValidationResult';

/** More of one object help nobody. */
const MAX_NAMED = 20;

/** What is said of one object. @internal */
export class ManifestReport {
  readonly manifest: Manifest;
  readonly findings: ValidationFinding[] = [];
  readonly unchecked: UncheckedPart[] = [];
  checkedBy: 'server' | 'schema' | 'none' = 'none';

  private constructor(manifest: Manifest) {
    this.manifest = manifest;
    const { substitutions } = manifest;
    for (const { field, variables } of substitutions.slice(0, MAX_NAMED)) {
      this.leaveOut(
        field,
        `it holds ${variables.join(', ')}, which Flux fills in`,
      );
    }
    if (substitutions.length > MAX_NAMED) {
      const more = substitutions.length - MAX_NAMED;
      this.leaveOut(
        `${more} more fields`,
        'they hold variables, which Flux fills in',
      );
    }
  }

  static create(manifest: Manifest): ManifestReport {
    return new ManifestReport(manifest);
  }

  /** Takes over what a server refuses. */
  refuseByServer(problems: readonly DryRunProblem[]): void {
    for (const { field, message } of problems) {
      this.#add('error', field, message);
    }
  }

  /** Takes over what a schema refuses, where a server has not named the field. */
  refuse(problems: readonly SchemaProblem[]): void {
    const named = new Set(this.findings.map(finding => finding.field));
    for (const { field, message } of problems) {
      const formatted = formatField(field);
      if (!named.has(formatted)) {
        this.#add('error', formatted, message);
      }
    }
  }

  warn(field: string | undefined, message: string): void {
    this.#add('warning', field, message);
  }

  /** Names what of the object was not checked; all of it where `what` is empty. */
  leaveOut(what: string, why: string): void {
    const { title, path } = this.manifest;
    this.unchecked.push({
      path,
      what: what === '' ? title : `${title}: ${what}`,
      why: redactSecret(why, this.manifest),
    });
  }

  #add(
    severity: ValidationFinding['severity'],
    field: string | undefined,
    message: string,
  ): void {
    const { manifest } = this;
    if (severity === 'error' && manifest.isSubstituted(field ?? '')) {
      this.#leaveToFlux(field, message);
      return;
    }
    this.findings.push({
      path: manifest.path,
      line: manifest.lineOf(field),
      ...(field && { field }),
      severity,
      message: redactSecret(message, manifest),
    });
  }

  /** What is refused may be the variable, and not what it will be. */
  #leaveToFlux(field: string | undefined, message: string): void {
    const isNamed = this.manifest.substitutions
      .slice(0, MAX_NAMED)
      .some(substitution => substitution.field === field);
    if (!isNamed) {
      this.leaveOut(
        field ?? 'the object as it stands',
        `it holds variables, which may be why it is refused: ${message}`,
      );
    }
  }
}
