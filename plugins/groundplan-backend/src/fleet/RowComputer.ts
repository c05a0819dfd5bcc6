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

import {
  DetailsByDomain,
  DetailsFromOutside,
  DomainId,
  EntityKindSegment,
  Finding,
  Fleet,
  FleetContext,
  groupOf,
  HealthThresholds,
  KubernetesObject,
  SummaryByDomain,
} from 'backstage-plugin-groundplan-common';
import {
  EntityResolver,
  Mirror,
  originLocationOf,
  ResolvedEntity,
} from 'backstage-plugin-groundplan-node';
import { createRow, Row, RowId } from './Row';

/** A tab as far as objects tell. @internal */
export interface ComputedDetails<D extends DomainId> {
  details: Omit<DetailsByDomain[D], DetailsFromOutside>;
  findings: Finding[];
}

type Subject<D extends DomainId> = Fleet<D>['subjects'][number];

/**
 * Computes rows and tabs of one domain from what the mirror has.
 *
 * @internal
 */
export class RowComputer<D extends DomainId> {
  readonly #fleet: Fleet<D>;
  readonly #mirror: Mirror;
  readonly #entities: EntityResolver;
  readonly #now: () => Date;
  readonly #thresholds: HealthThresholds | undefined;
  /** The kinds that rows have asked about, whether all of them are known. */
  readonly #asked = new Set<string>();

  static create<T extends DomainId>(options: {
    fleet: Fleet<T>;
    mirror: Mirror;
    entities: EntityResolver;
    now?: () => Date;
    thresholds?: HealthThresholds;
  }): RowComputer<T> {
    const { fleet, mirror, entities, thresholds } = options;
    const { now = () => new Date() } = options;
    return new RowComputer(fleet, mirror, entities, now, thresholds);
  }

  private constructor(
    fleet: Fleet<D>,
    mirror: Mirror,
    entities: EntityResolver,
    now: () => Date,
    thresholds: HealthThresholds | undefined,
  ) {
    this.#fleet = fleet;
    this.#mirror = mirror;
    this.#entities = entities;
    this.#now = now;
    this.#thresholds = thresholds;
  }

  /** What objects of a kind can be in this domain. */
  subjectsOfKind(group: string, kind: string): Subject<D>[] {
    return this.#fleet.subjects.filter(
      subject => subject.group === group && subject.kind === kind,
    );
  }

  /** What rows of a segment can be made of. */
  subjectsOfSegment(segment: EntityKindSegment): Subject<D>[] {
    return this.#fleet.subjects.filter(subject => subject.segment === segment);
  }

  /** The subjects whose rows may differ after this object has changed. */
  affected(host: string, object: KubernetesObject): KubernetesObject[] {
    const affected = this.#fleet.affected(object, this.#mirror.lookup(host));
    return this.subjectsOfKind(groupOf(object.apiVersion), object.kind).length
      ? [object, ...affected]
      : affected;
  }

  /** Whether rows may differ when a kind becomes, or is no more, completely known. */
  dependsOnReading(group: string, kind: string): boolean {
    return this.#asked.has(`${group}/${kind}`);
  }

  /** The row of this name; undefined where no object has it. */
  row(id: RowId): Row<SummaryByDomain[D]> | undefined {
    const found = this.#find(id);
    if (!found) {
      return undefined;
    }
    const { subject, resolved } = found;
    return createRow({
      summary: this.#fleet.summarize(
        resolved.object,
        this.#fleet.related(resolved.object, this.#mirror.lookup(id.host)),
        this.#contextOf(resolved),
      ),
      originLocation: originLocationOf(resolved),
      hidden: subject.hidden?.(resolved.object) ?? false,
    });
  }

  /** The tab of a row; undefined where its object has just gone. */
  details({
    summary,
  }: Row<SummaryByDomain[D]>): ComputedDetails<D> | undefined {
    const resolved = this.#find(summary)?.resolved;
    return (
      resolved && {
        details: this.#fleet.details(
          resolved.object,
          this.#fleet.related(
            resolved.object,
            this.#mirror.lookup(summary.host),
          ),
          this.#contextOf(resolved),
        ),
        findings: resolved.findings,
      }
    );
  }

  /** Several kinds may share a segment: whichever has an object of this name. */
  #find({ kind, host, namespace, name }: RowId) {
    const lookup = this.#mirror.lookup(host);
    for (const subject of this.subjectsOfSegment(kind)) {
      const resolved = this.#resolve(
        host,
        subject,
        lookup.get(subject.group, subject.kind, namespace, name),
      );
      if (resolved) {
        return { subject, resolved };
      }
    }
    return undefined;
  }

  #resolve(
    host: string,
    subject: Subject<D>,
    object: KubernetesObject | undefined,
  ): ResolvedEntity | undefined {
    return object && (subject.accepts?.(object) ?? true)
      ? this.#entities.resolve(host, object)
      : undefined;
  }

  #contextOf({ host, entityRef, owner }: ResolvedEntity): FleetContext {
    return {
      host,
      entityRef,
      owner,
      now: this.#now(),
      thresholds: this.#thresholds,
      entityRefOf: (segment, namespace, name) =>
        this.#entities.entityRefOf(host, segment, namespace, name),
      readable: (group, kind) => {
        this.#asked.add(`${group}/${kind}`);
        return this.#mirror.isComplete(host, group, kind);
      },
    };
  }
}
