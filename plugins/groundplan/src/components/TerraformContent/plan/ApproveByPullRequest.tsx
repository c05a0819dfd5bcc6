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
  OperationsResponse,
  PlanResponse,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { Button, Text } from '@backstage/ui';
import { RiGitPullRequestLine } from '@remixicon/react';
import { useId } from 'react';
import { useEntityChanges } from '../../../query';
import { useText } from '../../../translation';
import {
  TemplateFormLink,
  useChangeTemplate,
  useTemplateFormPath,
} from '../../Changes';
import styles from '../operations/operations.module.css';

/**
 * Leads to the form in which the object's file is edited, with the approval written
 * into it: for those whose Flux would take an approval out of the object again.
 *
 * @internal
 */
export function ApproveByPullRequest(props: {
  details: TerraformDetails;
  operations: OperationsResponse;
  plan: PlanResponse;
}) {
  const { details, operations, plan } = props;
  const { entityRef } = details;
  const t = useText();
  const id = useId();
  const template = useChangeTemplate();
  const hasForms = useTemplateFormPath()(template, {}) !== undefined;
  const { allowed, reason = t('changes.noReason') } =
    operations.approveByPullRequest;
  const changes = useEntityChanges(entityRef, {
    spec: true,
    enabled: allowed,
  });
  const why = () => {
    if (!allowed) {
      return reason;
    }
    if (!hasForms) {
      return t('changes.noScaffolder');
    }
    if (changes.error) {
      return changes.error.message;
    }
    const { edit } = changes.data ?? {};
    if (edit && !edit.allowed) {
      return edit.reason ?? t('changes.noReason');
    }
    return edit?.spec ? undefined : t('plan.specBeingRead');
  };
  const label = t('plan.approveByPullRequest');
  const whyNot = why();
  if (!whyNot) {
    const spec = { ...changes.data?.edit.spec, approvePlan: plan.planId };
    return (
      <TemplateFormLink
        templateRef={template}
        formData={{ change: { entityRef, operation: 'edit', spec } }}
        icon={<RiGitPullRequestLine aria-hidden />}
      >
        {label}
      </TemplateFormLink>
    );
  }
  return (
    <>
      <span className={styles.disabled} title={whyNot}>
        <Button
          size="small"
          variant="secondary"
          isDisabled
          iconStart={<RiGitPullRequestLine aria-hidden />}
          aria-describedby={id}
        >
          {label}
        </Button>
      </span>
      <Text as="p" id={id} variant="body-small" color="secondary">
        {t('changes.because', { actions: label, reason: whyNot })}
      </Text>
    </>
  );
}
