-- blameless for Neovim's built-in language client (0.7 and newer).
--   require("blameless").setup()
--   require("blameless").setup({ cmd = { "/opt/bin/blameless", "lsp" }, filetypes = { "markdown", "gitcommit" } })
local M = {}

local defaults = {
  cmd = { "blameless", "lsp" },
  filetypes = { "markdown" },
  -- Buffers that are checked whatever their filetype is. Add your rule packs: "*/packs/*.yml".
  patterns = { ".blameless.yml", ".blameless.yaml" },
  -- What marks the folder that the client works in: the first name that is found upward from the file.
  root_names = { ".git", ".blameless.yml", ".blameless.yaml" },
  on_attach = nil,
}

local function root_of(path, names)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  for _, name in ipairs(names) do
    local found = vim.fn.finddir(name, folder .. ";")
    if found == "" then
      found = vim.fn.findfile(name, folder .. ";")
    end
    if found ~= "" then
      return vim.fn.fnamemodify((vim.fn.fnamemodify(found, ":p"):gsub("/$", "")), ":h")
    end
  end
  return folder
end

-- Before Neovim 0.8 a client is not found again by its name and root.
local clients = {}

local function start(config, buffer)
  if vim.lsp.start then
    return vim.lsp.start(config, { bufnr = buffer })
  end
  local id = clients[config.root_dir]
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client(config)
    clients[config.root_dir] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
  return id
end

-- Starts (or joins) the client of the buffer's project. Returns the client's id, nil when it cannot be started.
function M.attach(buffer, options)
  options = vim.tbl_deep_extend("force", defaults, options or {})
  if vim.fn.executable(options.cmd[1]) == 0 then
    vim.notify_once("blameless: the program '" .. options.cmd[1] .. "' is not on the PATH", vim.log.levels.WARN)
    return nil
  end
  local root = root_of(vim.api.nvim_buf_get_name(buffer), options.root_names)
  return start({
    name = "blameless",
    cmd = options.cmd,
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
    on_attach = options.on_attach,
  }, buffer)
end

function M.setup(options)
  options = vim.tbl_deep_extend("force", defaults, options or {})
  local group = vim.api.nvim_create_augroup("blameless", { clear = true })
  local function attach(event)
    M.attach(event.buf, options)
  end
  vim.api.nvim_create_autocmd("FileType", { group = group, pattern = options.filetypes, callback = attach })
  vim.api.nvim_create_autocmd({ "BufReadPost", "BufNewFile" },
    { group = group, pattern = options.patterns, callback = attach })
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(options.filetypes, vim.bo[buffer].filetype) then
      M.attach(buffer, options)
    end
  end
end

-- A source for null-ls and none-ls, for those who route every linter through it.
function M.null_ls()
  local helpers = require("null-ls.helpers")
  return {
    name = "blameless",
    method = require("null-ls.methods").internal.DIAGNOSTICS,
    filetypes = { "markdown" },
    generator = helpers.generator_factory({
      command = "blameless",
      args = { "check", "--format=line", "--exit-zero", "--stdin-filename", "$FILENAME", "-" },
      to_stdin = true,
      format = "line",
      check_exit_code = { 0 },
      on_output = helpers.diagnostics.from_pattern(
        "^.-:(%d+):(%d+): (%l+): (.*) %[([%w-]+)%]$",
        { "row", "col", "severity", "message", "code" },
        { severities = { error = 1, warning = 2, suggestion = 3 } }
      ),
    }),
  }
end

return M
