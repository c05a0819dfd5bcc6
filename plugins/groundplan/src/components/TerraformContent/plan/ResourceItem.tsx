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
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Flex,
  Text,
} from '@backstage/ui';
import { PlanResource } from 'backstage-plugin-groundplan-common';
import { useState } from 'react';
import { useText } from '../../../translation';
import { AttributesTable } from './AttributesTable';
import { PlanActionChip } from './PlanActionChip';
import styles from './PlanResources.module.css';

/** A resource, and on demand what changes of it. @internal */
export function ResourceItem(props: {
  resource: PlanResource;
  isOpenAtFirst?: boolean;
}) {
  const { resource } = props;
  const { address, action, attributes, attributesOmitted } = resource;
  const t = useText();
  const [isOpen, setOpen] = useState(props.isOpenAtFirst ?? false);
  const notes = [
    resource.createBeforeDestroy && t('plan.createFirst'),
    resource.imported !== undefined &&
      (resource.imported
        ? t('plan.importedAs', { id: resource.imported })
        : t('plan.imported')),
    resource.movedFrom !== undefined &&
      t('plan.movedFrom', { address: resource.movedFrom }),
    resource.deposed !== undefined &&
      t('plan.deposed', { key: resource.deposed }),
    resource.reason,
  ].filter(Boolean);
  return (
    <Accordion isExpanded={isOpen} onExpandedChange={setOpen}>
      <AccordionTrigger className={styles.trigger}>
        <span className={styles.resource}>
          <PlanActionChip action={action} />
          <span className={styles.address}>{address}</span>
          <span className={styles.number}>
            {t('plan.attributes', {
              count: attributes.length + (attributesOmitted ?? 0),
            })}
          </span>
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        {/* A plan of thousands is not made twice as heavy by what nobody opens */}
        {isOpen && (
          <Flex direction="column" gap="2">
            {notes.map(note => (
              <Text key={String(note)} as="p" variant="body-small">
                {note}
              </Text>
            ))}
            <AttributesTable
              label={address}
              attributes={attributes}
              omitted={attributesOmitted}
            />
          </Flex>
        )}
      </AccordionPanel>
    </Accordion>
  );
}
