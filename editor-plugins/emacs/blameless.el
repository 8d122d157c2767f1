;;; blameless.el --- Blame-free wording in post-mortems -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "26.1"))
;; Keywords: convenience, languages
;; URL: https://github.com/blameless-lint/blameless

;;; Commentary:

;; Three ways to the same findings; take the one you use already.
;;   Eglot:    (blameless-eglot-setup), then M-x eglot in a Markdown buffer.
;;   Flymake:  (add-hook 'markdown-mode-hook #'blameless-flymake-setup)
;;   Flycheck: (blameless-flycheck-setup)
;; Eglot brings quick fixes, help and suppressions as code actions and documentation.  For Flymake and Flycheck
;; there are the commands `blameless-fix-buffer', `blameless-explain' and `blameless-suppress-on-line'.

;;; Code:

(require 'seq)
(require 'subr-x)

(defgroup blameless nil
  "Finds blame in incident post-mortems and proposes neutral wording."
  :group 'tools)

(defcustom blameless-program "blameless"
  "The program: a name on the variable `exec-path', or a path."
  :type 'string
  :risky t)

(defvar eglot-server-programs)
(declare-function flymake-diagnostics "flymake")
(declare-function flymake-diagnostic-text "flymake")
(declare-function flymake-diag-region "flymake")
(declare-function flymake-make-diagnostic "flymake")
(declare-function flycheck-overlay-errors-at "flycheck")
(declare-function flycheck-error-id "flycheck")

(defun blameless--name ()
  "The name under which the program is to see the buffer."
  (or buffer-file-name "untitled.md"))

;;; Eglot

;;;###autoload
(defun blameless-eglot-setup ()
  "Make Eglot use blameless for Markdown."
  (with-eval-after-load 'eglot
    (add-to-list 'eglot-server-programs
                 `((markdown-mode gfm-mode) . (,blameless-program "lsp")))))

;;; Flymake

(defvar-local blameless--process nil)

(defconst blameless--line
  "^.+?:\\([0-9]+\\):\\([0-9]+\\): \\(error\\|warning\\|suggestion\\): \\(.*\\)$"
  "A line of the program: line, column, severity, message with the rule in brackets.")

(defun blameless--diagnostic (source)
  "The finding of the line just matched, for the buffer SOURCE."
  (let* ((line (string-to-number (match-string 1)))
         (column (string-to-number (match-string 2)))
         (type (pcase (match-string 3) ("error" :error) ("warning" :warning) (_ :note)))
         (text (match-string 4))
         (region (with-current-buffer source (flymake-diag-region source line column))))
    (flymake-make-diagnostic source (car region) (cdr region) type text)))

(defun blameless--diagnostics (source)
  "The findings in the current buffer's program output, for the buffer SOURCE."
  (let (found)
    (goto-char (point-min))
    (while (re-search-forward blameless--line nil t)
      (push (save-match-data (blameless--diagnostic source)) found))
    (nreverse found)))

(defun blameless--sentinel (source report)
  "What to do when the program has looked at the buffer SOURCE: give its findings to REPORT."
  (lambda (process _event)
    (when (memq (process-status process) '(exit signal))
      (unwind-protect
          (when (and (buffer-live-p source)
                     (eq process (buffer-local-value 'blameless--process source)))
            (with-current-buffer (process-buffer process)
              (funcall report (blameless--diagnostics source))))
        (kill-buffer (process-buffer process))))))

(defun blameless-flymake (report &rest _)
  "A Flymake backend: run the program on the buffer and give its findings to REPORT."
  (unless (executable-find blameless-program)
    (error "The program `%s' is not on the variable `exec-path'" blameless-program))
  (when (process-live-p blameless--process)
    (kill-process blameless--process))
  (setq blameless--process
        (make-process
         :name "blameless" :noquery t :connection-type 'pipe :coding 'utf-8-unix
         :buffer (generate-new-buffer " *blameless*")
         :command (list blameless-program "check" "--format=line" "--exit-zero"
                        "--stdin-filename" (blameless--name) "-")
         :sentinel (blameless--sentinel (current-buffer) report)))
  (save-restriction
    (widen)
    (process-send-region blameless--process (point-min) (point-max)))
  (process-send-eof blameless--process))

;;;###autoload
(defun blameless-flymake-setup ()
  "Add blameless to the buffer's Flymake backends."
  (require 'flymake)
  (add-hook 'flymake-diagnostic-functions #'blameless-flymake nil t)
  (flymake-mode 1))

;;; Flycheck

;;;###autoload
(defun blameless-flycheck-setup ()
  "Define the Flycheck checker `blameless' for Markdown."
  (with-eval-after-load 'flycheck
    (eval
     '(flycheck-define-checker blameless
        "Finds blame in incident post-mortems."
        :command ("blameless" "check" "--format=line" "--exit-zero"
                  "--stdin-filename" (eval (blameless--name)) "-")
        :standard-input t
        :error-patterns
        ((error line-start (file-name) ":" line ":" column ": error: " (message) " [" (id (+ (not (any "]")))) "]" line-end)
         (warning line-start (file-name) ":" line ":" column ": warning: " (message) " [" (id (+ (not (any "]")))) "]" line-end)
         (info line-start (file-name) ":" line ":" column ": suggestion: " (message) " [" (id (+ (not (any "]")))) "]" line-end))
        :modes (markdown-mode gfm-mode)))
    (set (intern "flycheck-blameless-executable") blameless-program)
    (add-to-list (intern "flycheck-checkers") 'blameless)))

;;; Commands

(defun blameless--rules-here ()
  "The rules of the findings at point."
  (append
   (when (bound-and-true-p flycheck-mode)
     (delq nil (mapcar #'flycheck-error-id (flycheck-overlay-errors-at (point)))))
   (when (bound-and-true-p flymake-mode)
     (delq nil (mapcar (lambda (diagnostic)
                         (let ((text (flymake-diagnostic-text diagnostic)))
                           (and (string-match "\\[\\([a-z0-9-]+\\)\\]" text) (match-string 1 text))))
                       (flymake-diagnostics (point)))))))

(defun blameless-rule-at-point ()
  "The rule of a finding at point, or else on the line; nil when there is none."
  (or (car (blameless--rules-here))
      (save-excursion
        (let ((end (line-end-position)) found)
          (beginning-of-line)
          (while (and (not (setq found (car (blameless--rules-here)))) (< (point) end))
            (forward-char))
          found))))

(defun blameless--read-rule ()
  "The rule at point, or one that is asked for."
  (or (blameless-rule-at-point) (read-string "Rule: ")))

;;;###autoload
(defun blameless-explain (rule)
  "Show what RULE finds, why that harms learning, and what to write instead."
  (interactive (list (blameless--read-rule)))
  (with-current-buffer (get-buffer-create "*blameless*")
    (let ((inhibit-read-only t))
      (erase-buffer)
      (call-process blameless-program nil t nil "explain" rule)
      (goto-char (point-min)))
    (special-mode)
    (display-buffer (current-buffer))))

;;;###autoload
(defun blameless-suppress-on-line (&optional rule)
  "Put a comment on the line that silences RULE there; by default the rule of the finding at point."
  (interactive (list (blameless--read-rule)))
  (save-excursion
    (end-of-line)
    (skip-chars-backward " \t|\\\\" (line-beginning-position))
    (insert (format " <!-- blameless-disable-line %s -->" (or rule (blameless--read-rule))))))

;;;###autoload
(defun blameless-fix-buffer (&optional rewrite)
  "Make every safe fix in the buffer; with a prefix argument REWRITE, proposed rewrites too: read them."
  (interactive "P")
  (let ((output (generate-new-buffer " *blameless*")) (coding-system-for-read 'utf-8) (coding-system-for-write 'utf-8))
    (unwind-protect
        (if (eq 0 (apply #'call-process-region nil nil blameless-program nil (list output nil) nil
                         `("fix" "--exit-zero" "--quiet" ,@(and rewrite '("--unsafe-fixes"))
                           "--stdin-filename" ,(blameless--name) "-")))
            (save-restriction
              (widen)
              (replace-buffer-contents output))
          (user-error "The program `%s' could not read the buffer" blameless-program))
      (kill-buffer output))))

(provide 'blameless)
;;; blameless.el ends here
